/** What is fetched once and then kept for good: files whose address names one version of them. */
export interface KeptFiles {
  /** From the cache, else from the network, which is kept. `waitUntil` hears of the keeping. */
  answer(request: Request, waitUntil: (work: Promise<void>) => void): Promise<Response>;
}

export interface KeptFilesDeps {
  readonly open: () => Promise<Cache>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** The hash an address asks for; null where it promises none. Anything else is handed on and never kept. */
  readonly sha256Of: (address: URL) => string | null;
  /** Addresses of the same family are versions of one file: keeping one lets the others go. */
  readonly familyOf: (address: URL) => string;
}

export function createKeptFiles({ open, fetch, sha256Of, familyOf }: KeptFilesDeps): KeptFiles {
  const keep = async (cache: Cache, address: URL, response: Response): Promise<void> => {
    const bytes = await response.arrayBuffer();
    const expected = sha256Of(address);
    if (expected !== null && (await sha256(bytes)) !== expected) return;
    const type = response.headers.get('content-type');
    await cache.put(
      address.href,
      new Response(bytes, { headers: type === null ? {} : { 'content-type': type } }),
    );
    const others = (await cache.keys()).filter(({ url }) => url !== address.href);
    const old = others.filter(({ url }) => familyOf(new URL(url)) === familyOf(address));
    await Promise.all(old.map(async (request) => cache.delete(request)));
  };
  return {
    async answer(request, waitUntil) {
      const cache = await open();
      // `reload` asks for what was kept to be replaced: whoever asks found it damaged.
      const kept = request.cache === 'reload' ? undefined : await cache.match(request.url);
      if (kept) return kept;
      const response = await fetch(request);
      if (response.status !== 200 || !response.body) return response;
      // Read twice instead of waited for: the page shows how much of it is here.
      const [given, own] = response.body.tee();
      // A stream that broke, or a browser without room: the page has what came, and the next visit asks again.
      waitUntil(keep(cache, new URL(request.url), new Response(own, response)).catch(() => undefined));
      return new Response(given, response);
    },
  };
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
