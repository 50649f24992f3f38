// What every answer says about itself: nothing foreign may run, nothing may be kept, nothing may frame us.

const CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'", "trusted-types vue 'allow-duplicates'",
].join('; '); // prettier-ignore

/** Headers of reliability P4, for every answer. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
};

/** Only where the connection is encrypted. */
export const HSTS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
