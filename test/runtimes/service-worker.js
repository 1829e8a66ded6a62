// A service worker that sends every request of the page to the network, as the page would. The HTTP cache can respond if the
// request allows it.
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('fetch', event => event.respondWith(fetch(event.request)))
