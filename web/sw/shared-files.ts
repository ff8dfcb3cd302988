import { SHARED_CACHE, SHARED_FIELD, SHARED_QUERY, SHARE_PATH } from '../../shared/protocol/shared-files.ts';

/** More than a person shares at once; what comes beyond is left. */
const MOST_FILES = 10;

/** Lays shared files aside and opens the page that reads them. What came before and was never read goes. */
export async function takeShared(request: Request, stores: CacheStorage): Promise<Response> {
  const shared = (await request.formData()).getAll(SHARED_FIELD).filter((entry) => entry instanceof File);
  await stores.delete(SHARED_CACHE);
  const cache = await stores.open(SHARED_CACHE);
  for (const [place, file] of shared.slice(0, MOST_FILES).entries()) {
    const headers = { 'content-type': file.type, 'x-name': encodeURIComponent(file.name) };
    await cache.put(`/${place}`, new Response(file, { headers }));
  }
  return Response.redirect(SHARE_PATH + SHARED_QUERY, 303);
}
