// Every kind of address that leads into the house is told, however it is written; public hosts are not.
import { expect, it } from 'vitest';
import { isPrivateAddress } from './private-address';

it.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.178.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['::1', true],
  ['[::1]', true],
  ['::', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:8.8.8.8', true],
  ['::127.0.0.1', true],
  ['64:ff9b::7f00:1', true],
  ['2002:7f00:1::', true],
  ['fd00::1', true],
  ['fe80::1%eth0', true],
  ['ff02::1', true],
  ['localhost', true],
  ['', true],
  ['93.184.216.34', false],
  ['2a00:1450:4001:82f::200e', false],
])('%s is private: %s', (address, is) => {
  expect(isPrivateAddress(address)).toBe(is);
});
