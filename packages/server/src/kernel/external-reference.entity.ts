// The name another system has for one of our objects: unique per type and system, one per object and system.
import { defineEntity, p } from '@mikro-orm/core';

/** What can carry names of other systems. */
export type ExternalType =
  | 'HOUSEHOLD'
  | 'CHILD'
  | 'VISIT'
  | 'VISIT_SERIES'
  | 'RISK_FLAG'
  | 'PROFESSIONAL'
  | 'ABSENCE'
  | 'DUTY';

const ExternalReferenceSchema = defineEntity({
  name: 'ExternalReference',
  tableName: 'external_reference',
  properties: {
    type: p.text().$type<ExternalType>().primary(),
    system: p.text().primary(),
    externalId: p.text().primary(),
    objectId: p.uuid(),
  },
});

/** A foreign name: `system` says whose, `externalId` which, `objectId` is ours. */
export class ExternalReference extends ExternalReferenceSchema.class {}
ExternalReferenceSchema.setClass(ExternalReference);
