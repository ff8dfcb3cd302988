/** Where another app's share sheet sends files to; the service worker answers, the companion never sees them. */
export const SHARE_PATH = '/data';
export const SHARED_FIELD = 'file';
/** Files lie here between the share and the page that reads them. */
export const SHARED_CACHE = 'nima-shared';
/** The page is opened with it when files lie there. */
export const SHARED_QUERY = '?shared';
