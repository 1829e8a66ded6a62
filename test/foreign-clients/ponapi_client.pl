# Uses PONAPI::Client, a client for any JSON:API service. It supports JSON:API 1.0, and does not know Workbench or openapi/.
use strict;
use warnings;
use JSON::MaybeXS qw(JSON);
use PONAPI::Client;
use Test::More;

my ($host, $port) = $ENV{WORKBENCH_URL} =~ m{^http://(.+):(\d+)$};
my $client = PONAPI::Client->new(host => $host, port => $port, uri_base => '/api/v2');
my @ACCOUNT = (type => 'service_accounts');

# The client sends these headers with all further requests.
sub authenticate {
  $client->add_to_default_headers([Authorization => "Bearer $_[0]"]);
}

sub gives {
  my ($status, $call, @args) = @_;
  my ($got, $document) = $client->$call(@args);
  is $got, $status, "$call gives $status" or diag $document ? JSON->new->encode($document->{errors} // []) : 'nothing';
  return $document;
}

sub rejected {
  my ($status, $title, $call, @args) = @_;
  my ($got, $document) = $client->$call(@args);
  is_deeply [$got, $document->{errors}[0]{title}], [$status, $title], "$call is rejected: $status $title";
}

authenticate $ENV{WORKBENCH_ADMIN};

subtest 'lists and counts' => sub {
  my $page = gives 200, retrieve_all => (@ACCOUNT, page => {limit => 2, offset => 1}, sort => ['-display_name', 'id']);
  is_deeply [scalar @{$page->{data}}, $page->{meta}{page}{total}], [2, 4], 'a page has its size';
  my $count = gives 200, retrieve_all => (@ACCOUNT, page => {limit => 0});
  is $count->{meta}{page}{total}, 4, 'a limit of 0 counts';
  my $with = gives 200, retrieve_all => (
    type    => 'api_keys',
    filter  => {name => 'old'},
    include => ['service_account', 'created_by'],
    fields  => {api_keys => ['name', 'active']},
  );
  is_deeply [sort map { $_->{type} } @{$with->{included}}], [qw(actors service_accounts)], 'related records are included';
  is_deeply [sort keys %{$with->{data}[0]{attributes}}], [qw(active name)], 'fields trim';
};

subtest 'creates, reads, patches and deletes' => sub {
  my $account = (gives 201, create => (
    @ACCOUNT, data => {@ACCOUNT, attributes => {display_name => 'ponapi', role => 'organization_analyst'}},
  ))->{data};
  my @this = (@ACCOUNT, id => $account->{id});
  my $read = (gives 200, retrieve => (@this, include => ['organization']))->{data};
  is $read->{attributes}{display_name}, 'ponapi', 'an account is read';

  my $key = (gives 201, create => (type => 'api_keys', data => {
    type          => 'api_keys',
    attributes    => {name => 'deploy'},
    relationships => {service_account => {data => {@this}}},
  }))->{data};
  my @key = (type => 'api_keys', id => $key->{id});
  authenticate $key->{attributes}{access_token};
  gives 200, retrieve_all => (type => 'organizations');
  authenticate $ENV{WORKBENCH_ADMIN};
  ok !defined((gives 200, retrieve => @key)->{data}{attributes}{access_token}), 'the secret is shown once';

  # Sends back every to-one relationship that is not read-only.
  my %given  = %{$key->{relationships}};
  my %echoed = map { $_ => $given{$_} } grep { !$given{$_}{meta}{readOnly} } keys %given;
  my $renamed = gives 200, update => (
    @key, data => {@key, attributes => {name => 'deploy 2'}, relationships => \%echoed});
  is $renamed->{data}{attributes}{name}, 'deploy 2', 'a key is patched';
  gives 200, update => (@this, data => {@this, attributes => {active => JSON->false}});

  my $related = gives 200, retrieve_by_relationship => (@this, rel_type => 'organization');
  my $linkage = gives 200, retrieve_relationships => (@this, rel_type => 'organization');
  is $related->{data}{id}, $linkage->{data}{id}, 'a relationship leads to its record';
  gives 200, update_relationships => (@this, rel_type => 'organization', data => $linkage->{data});
  my $keys = gives 200, retrieve_by_relationship => (@this, rel_type => 'api_keys');
  is_deeply [map { $_->{id} } @{$keys->{data}}], [$key->{id}], 'related records';

  gives 200, delete => @key;
  gives 200, delete => @this;
  rejected 404, 'Requested resource does not exist', retrieve => @this;
};

subtest 'is rejected' => sub {
  rejected 403, 'Invalid filter', retrieve_all => (@ACCOUNT, filter => {colour => 'red'});
  rejected 403, 'Invalid sort', retrieve_all => (@ACCOUNT, sort => ['colour']);
  authenticate $ENV{WORKBENCH_ANALYST};
  rejected 403, 'Forbidden', retrieve_all => @ACCOUNT;
  authenticate 'nobody';
  rejected 401, 'Authentication Failed', retrieve_all => @ACCOUNT;
};

done_testing;
