# Uses OpenAPI::Client, which creates a client from openapi/ at run time, and validates each call before it sends it. It omits
# deepObject parameters silently, so this program uses the parameters with brackets in their names to page and filter.
use strict;
use warnings;
use Mojo::JSON qw(false true);
use OpenAPI::Client;
use Test::More;

# It warns about an undefined name for each deepObject.
$SIG{__WARN__} = sub { warn @_ unless $_[0] =~ /^Use of uninitialized value \$name/ };

# A client with one token.
sub client {
  my ($token) = @_;
  my $client = OpenAPI::Client->new("file://$ENV{WORKBENCH_DOCUMENT}", base_url => $ENV{WORKBENCH_URL});
  $client->ua->on(start => sub { $_[1]->req->headers->authorization("Bearer $token") }) if defined $token;
  return sub { $client->call(@_) };
}

my $admin = client($ENV{WORKBENCH_ADMIN});

# Expects a call to succeed, and returns its document.
sub gives {
  my ($status, $tx) = @_;
  die sprintf "%s failed: %s\n", $tx->req->env->{operationId}, $tx->res->body if $tx->error;
  is $tx->res->code, $status, $tx->req->env->{operationId};
  return $tx->res->json;
}

# Expects the client's own error, with the contract's error document in the response.
sub rejected {
  my ($status, $title, $tx) = @_;
  my ($error) = @{$tx->res->json->{errors} // []};
  is_deeply [$tx->error && $tx->error->{code}, $error->{title}], [$status, $title], "$status $title";
  return $error->{detail};
}

sub names {
  return [map { $_->{attributes}{name} } @{$_[0]->{data}}];
}

subtest 'lists' => sub {
  my $page = gives 200, $admin->(listServiceAccounts => {'page[limit]' => 2});
  is_deeply [scalar @{$page->{data}}, @{$page->{meta}{page}}{qw(limit total)}], [2, 2, 4], 'a page has its size';
  my $rest = gives 200, $admin->(listServiceAccounts => {'page[limit]' => 2, 'page[offset]' => 2});
  is keys %{{map { $_->{id} => 1 } @{$page->{data}}, @{$rest->{data}}}}, 4, 'pages differ';
  my $count = gives 200, $admin->(listServiceAccounts => {'page[limit]' => 0});
  is $count->{meta}{page}{total}, 4, 'a limit of 0 counts';

  my $deployer = (gives 200, $admin->(listServiceAccounts => {'filter[display_name]' => ['deployer']}))->{data}[0];
  my $own = gives 200, $admin->(
    listApiKeys => {'filter[service_account]' => [$deployer->{id}], 'filter[created_at]' => ['>2025-12-31', '<2026-02-01']});
  is_deeply names($own), ['old'], 'a repeated filter is a window';

  for my $newest_first (['-created_at', 'id'], ['-created_at,id']) {
    is names(gives 200, $admin->(listApiKeys => {sort => $newest_first}))->[-1], 'old', 'lists are sorted';
  }
  is names(gives 200, $admin->(listApiKeys => {sort => ['+created_at', '+id']}))->[0], 'old', 'a plus is no sign';

  my $with = gives 200, $admin->(listApiKeys => {'filter[name]' => ['old'], include => 'service_account,created_by'});
  is_deeply [sort map { $_->{type} } @{$with->{included}}], [qw(actors service_accounts)], 'related records are included';
};

subtest 'manages' => sub {
  my $account = (gives 201, $admin->(createServiceAccount => {}, json => {
    data => {type => 'service_accounts', attributes => {display_name => 'perl', role => 'organization_analyst'}},
  }))->{data};
  my ($type, $id) = @{$account}{qw(type id)};
  my $read = gives 200, $admin->(getServiceAccount => {id => $id});
  is $read->{data}{attributes}{display_name}, 'perl', 'an account is read';

  my $key = (gives 201, $admin->(createApiKey => {}, json => {data => {
    type          => 'api_keys',
    attributes    => {name => 'deploy'},
    relationships => {service_account => {data => {type => $type, id => $id}}},
  }}))->{data};
  my $holder = client($key->{attributes}{access_token});
  my $again = gives 200, $admin->(getApiKey => {id => $key->{id}});
  ok !defined $again->{data}{attributes}{access_token}, 'the secret is shown once';
  gives 200, $holder->(listOrganizations => {});

  # Sends back every to-one relationship that is not read-only.
  my %echoed = map { $_ => $key->{relationships}{$_} } grep { !$key->{relationships}{$_}{meta}{readOnly} } keys %{$key->{relationships}};
  is_deeply [sort keys %echoed], [qw(organization service_account)], 'there is something to echo';
  my $renamed = gives 200, $admin->(updateApiKey => {id => $key->{id}}, json => {data => {
    type => 'api_keys', id => $key->{id}, attributes => {name => 'deploy 2'}, relationships => \%echoed,
  }});
  is $renamed->{data}{attributes}{display_name}, 'deploy 2', 'name and display name go together';

  for my $active (false, true) {
    my $update = {data => {type => $type, attributes => {active => $active}}};
    gives 200, $admin->(updateServiceAccount => {id => $id}, json => $update);
    my $tx = $holder->(listOrganizations => {});
    $active ? gives 200, $tx : rejected 401, 'Authentication Failed', $tx;
  }

  my $related = gives 200, $admin->(getServiceAccountOrganization => {id => $id});
  my $linkage = gives 200, $admin->(getServiceAccountOrganizationRelationship => {id => $id});
  is $related->{data}{id}, $linkage->{data}{id}, 'a relationship leads to its record';
  is_deeply names(gives 200, $admin->(listServiceAccountApiKeys => {id => $id})), ['deploy 2'], 'related records';
  gives 200, $admin->(getServiceAccountApiKeysRelationship => {id => $id});
  gives 200, $admin->(
    updateServiceAccountOrganizationRelationship => {id => $id}, json => {data => $linkage->{data}});

  # Some clients send a body with DELETE. The server ignores it.
  is $admin->(deleteApiKey => {id => $key->{id}}, json => {data => {}})->res->code, 200, 'a key is deleted';
  rejected 401, 'Authentication Failed', $holder->(listOrganizations => {});
  is $admin->(deleteServiceAccount => {id => $id})->res->code, 200, 'an account is deleted';
  rejected 404, 'Requested resource does not exist', $admin->(getServiceAccount => {id => $id});
};

subtest 'is rejected' => sub {
  my $list = [listServiceAccounts => {}];
  rejected 401, 'Authentication Failed', client('nobody')->(@$list);
  rejected 403, 'Forbidden', client($ENV{WORKBENCH_ANALYST})->(@$list);
  rejected 403, 'Forbidden', client($ENV{WORKBENCH_READ_ONLY_ADMIN})->(deleteServiceAccount => {id => 'any'});
  rejected 403, 'Invalid sort', $admin->(listServiceAccounts => {sort => ['colour']});
  rejected 403, 'Invalid inclusion', $admin->(listServiceAccounts => {include => 'colour'});
  my $key = (gives 200, $admin->(listApiKeys => {'filter[name]' => ['old']}))->{data}[0];
  my $update = {data => {type => 'api_keys', attributes => {role => 'organization_admin'}}};
  my $issues = rejected 403, 'Param validation failed', $admin->(updateApiKey => {id => $key->{id}}, json => $update);
  is_deeply $issues->[0]{path}, ['role'], 'an issue names its parameter';
  rejected 404, 'Requested resource does not exist', $admin->(getApiKey => {id => 'none'});
};

subtest 'logs in' => sub {
  my %who = (username => $ENV{WORKBENCH_USER}, password => $ENV{WORKBENCH_PASSWORD});
  rejected 401, 'Authentication Failed', client()->(login => {}, json => \%who);
  my $session = gives 200, client()->(login => {}, json => {%who, otp => $ENV{WORKBENCH_OTP}});
  gives 200, client($session->{access_token})->(listServiceAccounts => {});
};

subtest 'checks by the document' => sub {
  my $tx = $admin->(createServiceAccount => {}, json => {data => {type => 'api_keys', attributes => {}}});
  is_deeply [$tx->error->{message}, scalar @{$tx->res->json->{errors}}], ['Invalid input', 3], 'nothing wrong is sent';
};

done_testing;
