/**
 * Whether an address leads beyond this machine and its network: what is sent there leaves the house. Near are loopback,
 * the private and link-local ranges, `localhost` and mDNS names; anything that is not surely one of them is far. No name
 * is looked up: what a name server says today is no promise. `URL` is the parser that fetch uses too, so odd spellings
 * (`2130706433`, `0x7f.1`, `user@host`, full-width digits) are judged as what they would reach.
 */
export function isFar(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return true;
  const host = parsed.hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return !isNearIpv6(groupsOf(host.slice(1, -1)));
  const ipv4 = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
  if (ipv4) return !isNearIpv4(ipv4);
  return host !== 'localhost' && !/[^.]\.local$/.test(host);
}

function isNearIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 10 || a === 127) return true;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168;
  return a === 169 && b === 254;
}

/** The eight groups of an address as `URL` writes it: lower case, at most one `::`, never a dotted end. */
function groupsOf(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const [first, last] = [read(head), read(tail)];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function isNearIpv6(groups: readonly number[]): boolean {
  const [first = 0] = groups;
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0)) {
    // An IPv4 address in IPv6 clothes reaches what the IPv4 address does.
    if (groups[5] === 0xffff) return isNearIpv4([high >> 8, high & 0xff, low >> 8, low & 0xff]);
    return groups[5] === 0 && high === 0 && low === 1;
  }
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
}
