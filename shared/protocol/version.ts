/**
 * The version of the API between app and companion. A new major breaks, a new minor adds: different minors still talk,
 * and the older side simply lacks what the newer one added.
 */
export const PROTOCOL_VERSION = '1.0';

export type Compatibility = 'same' | 'app_newer' | 'companion_newer' | 'incompatible';

const SHAPE = /^(\d{1,6})\.(\d{1,6})$/;

export function compareProtocols(app: string, companion: string): Compatibility {
  const ours = SHAPE.exec(app);
  const theirs = SHAPE.exec(companion);
  if (!ours || !theirs || Number(ours[1]) !== Number(theirs[1])) return 'incompatible';
  const difference = Number(ours[2]) - Number(theirs[2]);
  if (difference === 0) return 'same';
  return difference > 0 ? 'app_newer' : 'companion_newer';
}
