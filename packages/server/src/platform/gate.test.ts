// Who comes through the gate: our Host, our Origin, and demo secrets only from this machine to this machine.
import { describe, expect, it } from 'vitest';
import { readConfig } from '#config';
import { cookieOf, demoAllowed, deviceOf, hostAllowed, languageOf, originAllowed, signDevice } from './gate';

const local = readConfig({});
const open = readConfig({ HOST: '0.0.0.0', DATABASE_URL: 'postgres://x/y' });
const behind = readConfig({ PUBLIC_URL: 'https://desk.example', DATABASE_URL: 'postgres://x/y' });

describe('demo secrets', () => {
  it.each([
    ['this machine', local, { host: 'localhost:4000' }, true],
    ['by its number', local, { host: '127.0.0.1:4000' }, true],
    ['another name', local, { host: 'desk.example' }, false],
    ['through a proxy', local, { host: 'localhost:4000', 'x-forwarded-for': '10.0.0.1' }, false],
    [
      'through a proxy that says Forwarded',
      local,
      { host: 'localhost:4000', forwarded: 'for=10.0.0.1' },
      false,
    ],
    ['an office that others reach', open, { host: 'localhost:4000' }, false],
    ['an office with an address', behind, { host: 'localhost:4000' }, false],
  ] as const)('%s', (_what, config, headers, expected) => {
    expect(demoAllowed(headers, { ...config, demo: 'live' })).toBe(expected);
  });
});

describe('Host and Origin', () => {
  it.each([
    [local, { host: 'localhost:4000' }, true],
    [local, { host: 'evil.example' }, false],
    [local, {}, false],
    [behind, { host: 'desk.example' }, true],
    [behind, { host: 'evil.example' }, false],
  ] as const)('host %#', (config, headers, expected) => {
    expect(hostAllowed(headers, config)).toBe(expected);
  });

  it.each([
    [local, { host: 'localhost:4000' }, true],
    [local, { host: 'localhost:4000', origin: 'http://localhost:4000' }, true],
    [local, { host: 'localhost:4000', origin: 'http://localhost:5173' }, false],
    [local, { host: 'localhost:4000', origin: 'null' }, false],
    [local, { host: 'localhost:4000', 'sec-fetch-site': 'cross-site' }, false],
    [behind, { host: 'desk.example', origin: 'https://desk.example' }, true],
    [behind, { host: 'desk.example', origin: 'http://desk.example' }, false],
  ] as const)('origin %#', (config, headers, expected) => {
    expect(originAllowed(headers, config)).toBe(expected);
  });
});

describe('a device', () => {
  it('is known by its signature only', () => {
    const signed = signDevice('device-1', 'key');
    expect(deviceOf(signed, 'key')).toBe('device-1');
    expect(deviceOf(signed, 'other')).toBeNull();
    expect(deviceOf(signed.replace('device-1', 'device-2'), 'key')).toBeNull();
    expect(deviceOf(null, 'key')).toBeNull();
  });
});

it('a cookie is found among others, and a language by its order', () => {
  expect(cookieOf({ cookie: 'a=1; session=x=y; b=2' }, 'session')).toBe('x=y');
  expect(languageOf({ 'accept-language': 'en-GB,de;q=0.8' })).toBe('en');
  expect(languageOf({ 'accept-language': 'fr' })).toBe('de');
});
