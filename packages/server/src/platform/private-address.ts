// Which network addresses the server never asks: its own, those of the house, and all that are not one host on the internet.
import { BlockList, isIP } from 'node:net';

/** RFC 6890 and its registries: loopback, private, link-local, shared, documentation, multicast, translation, reserved. */
const NETS: readonly (readonly [net: string, bits: number])[] = [
  ...([
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
  ] as const),
  ...(['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'] as const),
  ...(['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] as const),
  ...([
    '::/96',
    '::ffff:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
  ] as const),
  ...(['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'] as const),
].map((text) => {
  const [net, bits] = text.split('/') as [string, string];
  return [net, Number(bits)] as const;
});

/** One list for each family: what is mapped from the old one into the new one would else block all of the old. */
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');
for (const [net, bits] of NETS) blocked[familyOf(net)].addSubnet(net, bits, familyOf(net));

/** True for an address that is not one public host; also for text that is no address. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  return isIP(bare) === 0 || blocked[familyOf(bare)].check(bare, familyOf(bare));
}
