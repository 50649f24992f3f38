// The text a scraper reads: help, type, one line a sample, nothing that breaks a line.
import { expect, it } from 'vitest';
import { exposition } from './exposition.rules';

it('writes each metric once with its samples, escapes labels, and leaves out what is unknown', () => {
  const text = exposition([
    { name: 'a_total', type: 'counter', help: 'One\nline.', samples: [{ labels: { code: 'x"\\\n' }, value: 3 }] },
    { name: 'b', type: 'gauge', help: 'B.', samples: [{ value: Number.POSITIVE_INFINITY }, { value: 0.5 }] },
    { name: 'c', type: 'gauge', help: 'C.', samples: [] },
  ]); // prettier-ignore
  expect(text).toBe(
    String.raw`# HELP a_total One\nline.
# TYPE a_total counter
a_total{code="x\"\\\n"} 3
# HELP b B.
# TYPE b gauge
b +Inf
b 0.5
`,
  );
});
