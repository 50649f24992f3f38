// The register of ids: which type of object an id names. Triggers fill it; nobody writes it by hand.
import { defineEntity, p } from '@mikro-orm/core';

const RegisteredObjectSchema = defineEntity({
  name: 'RegisteredObject',
  tableName: 'object',
  readonly: true,
  properties: {
    id: p.uuid().primary(),
    type: p.text().$type<ObjectType>(),
  },
});

/** What an id can name. */
export type ObjectType =
  | 'DISTRICT'
  | 'OFFICE'
  | 'PROFESSIONAL'
  | 'ABSENCE'
  | 'HOUSEHOLD'
  | 'CHILD'
  | 'RISK_FLAG'
  | 'VISIT'
  | 'VISIT_SERIES'
  | 'DUTY';

/** One id of the house and the type of what it names. */
export class RegisteredObject extends RegisteredObjectSchema.class {}
RegisteredObjectSchema.setClass(RegisteredObject);
