// One flag, held until the transaction ends.
import { LockMode } from '@mikro-orm/core';
import type { Unit } from '#kernel/unit';
import { RiskFlag } from './risk-flag.entity';

/** The flag, locked; null when there is none. */
export const lockedFlag = ({ em }: Unit, id: string): Promise<RiskFlag | null> =>
  em.findOne(RiskFlag, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
