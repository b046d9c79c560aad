/*
 * The service worker: after the first visit the whole course is read from the cache, one release
 * at a time, so that no page is ever half old. The build puts the release and its files in.
 */
const release = '__RELEASE__';
const files = __FILES__;
const large = __LARGE__;

const cacheName = `course-${release}`;
/** What is large and only some need (the worksheets' engines) is kept once it has been used. */
const usedName = 'course-used';
const scope = new URL(self.registration.scope);

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

/** All files of the release or none: one that fails lets the old release go on. */
async function fill() {
  const cache = await caches.open(cacheName);
  const wanted = Object.entries(files);
  const older = (await caches.keys()).filter((name) => name.startsWith('course-'));
  for (let i = 0; i < wanted.length; i += 8) {
    await Promise.all(wanted.slice(i, i + 8).map(([path, hash]) => take(cache, older, path, hash)));
  }
}

async function take(cache, older, path, hash) {
  const url = new URL(path, scope).href;
  for (const name of older) {
    const kept = await (await caches.open(name)).match(url);
    if (kept?.headers.get('x-course-hash') === hash) return cache.put(url, kept);
  }
  const answer = await fetch(url, { cache: 'no-cache' });
  // Some hosts send the page for what is not there with its own status, asked for by name too.
  if (!answer.ok && path !== '404.html') throw new Error(`${url}: ${answer.status}`);
  const body = await answer.blob();
  const headers = new Headers(answer.headers);
  // What is kept is unpacked.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  headers.set('x-course-hash', hash);
  return cache.put(url, new Response(body, { headers }));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('course-') && name !== cacheName && name !== usedName) {
          await caches.delete(name);
        }
      }
      await forgetOld();
      await self.clients.claim();
    })(),
  );
});

/** Of what is large, only this release's: an engine that was replaced would lie there for good. */
async function forgetOld() {
  const used = await caches.open(usedName);
  const current = new Set(large.map((path) => new URL(path, scope).href));
  for (const request of await used.keys()) {
    if (!current.has(request.url)) await used.delete(request);
  }
}

// The reader has agreed to the new release: every open page is loaded again by its own script.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin) return;
  if (!url.pathname.startsWith(scope.pathname) || request.headers.has('range')) return;
  event.respondWith(answerFor(request, url));
});

async function answerFor(request, url) {
  const cache = await caches.open(cacheName);
  const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
  const kept = await cache.match(new URL(path, scope).href);
  if (kept) return kept;
  const used = await caches.open(usedName);
  const before = await used.match(request);
  if (before) return before;
  try {
    const answer = await fetch(request);
    if (answer.ok && /\/_astro\//.test(url.pathname)) await used.put(request, answer.clone());
    return answer;
  } catch (error) {
    const missing =
      request.mode === 'navigate' && (await cache.match(new URL('404.html', scope).href));
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
    throw error;
  }
}
