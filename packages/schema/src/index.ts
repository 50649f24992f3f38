// What the contract's scalars are in TypeScript, for every code generator.

/** Scalar of the contract → what travels in JSON. */
export const scalars = {
  DateTime: 'string',
  Date: 'string',
  Duration: 'string',
  Cursor: 'string',
  UUID: 'string',
} as const;
