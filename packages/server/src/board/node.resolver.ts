// Objects by id.
import { Arg, Ctx, ID, Query, registerEnumType, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { ExternalType } from '#kernel/external-reference.entity';
import { NodeType } from '#kernel/node.type';
import { byReference, externalNode, node } from './node';

const ExternalTypes = { HOUSEHOLD: 'HOUSEHOLD', CHILD: 'CHILD', VISIT: 'VISIT', VISIT_SERIES: 'VISIT_SERIES', RISK_FLAG: 'RISK_FLAG', PROFESSIONAL: 'PROFESSIONAL', ABSENCE: 'ABSENCE', DUTY: 'DUTY' } as const satisfies Record<ExternalType, ExternalType>; // prettier-ignore

registerEnumType(ExternalTypes, {
  name: 'ExternalType',
  description: 'What an id of another system can stand for.',
  valuesConfig: {
    HOUSEHOLD: { description: 'A household; scope FILE.' },
    CHILD: { description: 'A child; scope FILE.' },
    VISIT: { description: 'A visit; scope OPERATIONS.' },
    VISIT_SERIES: { description: 'A series of visits; scope OPERATIONS.' },
    RISK_FLAG: { description: 'A risk flag; scope OPERATIONS.' },
    PROFESSIONAL: { description: 'A professional.' },
    ABSENCE: { description: 'An absence; scope OPERATIONS.' },
    DUTY: { description: 'A duty.' },
  },
});

@Resolver(() => NodeType)
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Any object by its id; null when there is none that the asker may see.',
  })
  node(@Arg('id', () => ID, { description: 'Id of the object.' }) id: string, @Ctx() { unit }: Context) {
    return node(unit, id);
  }

  @Query(() => NodeType, {
    nullable: true,
    description:
      'The flag or visit people call by this reference; null when there is none that the asker may see. Scope OPERATIONS.',
  })
  byReference(
    @Arg('reference', () => String, { description: '`F-118` or `B-118`; case and hyphen do not matter.' })
    reference: string,
    @Ctx() { unit }: Context,
  ) {
    return byReference(unit, reference);
  }

  @Query(() => NodeType, {
    nullable: true,
    description: 'The object that another system calls by this id. Households and children need scope FILE.',
  })
  externalNode(
    @Arg('type', () => ExternalTypes, { description: 'What the id stands for.' }) type: ExternalType,
    @Arg('system', () => String, { description: 'Short name of the other system.' }) system: string,
    @Arg('id', () => String, { description: 'The id there.' }) id: string,
    @Ctx() { unit }: Context,
  ) {
    return externalNode(unit, type, system, id);
  }
}
