// What people call B-101 or F-101 is found by that name, and only by who may see it.
import { expect, it } from 'vitest';
import { useOffice } from './support/office';
import { town } from './support/town';

const office = useOffice();
const FIND =
  'query ($reference: String!) { byReference(reference: $reference) { id ... on Visit { reference } ... on RiskFlag { reference level } } }';

it('a visit and a flag are found by their reference, however it is typed', async () => {
  const { dispatcher, visits, district, account } = await town(office, 4, 2);
  const [row] = await office.sql<{ reference: string }>('select reference from visit where id = ?', [
    visits[0],
  ]);
  const { reference } = row!;
  const found = { id: visits[0], reference };
  for (const typed of [reference, ` ${reference.toLowerCase()} `, reference.replace('-', '')])
    expect(await dispatcher.get(FIND, { reference: typed })).toEqual(found);
  const [{ code }] = await dispatcher.get('{ riskFlagReasons { code } }');
  const { riskFlag } = await dispatcher.act(
    'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference level } errors { code } } }',
    { districtId: district, level: 'HIGH', reasonCode: code, text: 'Erfunden.' },
  );
  expect(await dispatcher.get(FIND, { reference: riskFlag.reference })).toEqual(riskFlag);
  for (const typed of ['B-999999', 'X-1', 'B-', 'B-1; drop', ''])
    expect(await dispatcher.get(FIND, { reference: typed })).toBeNull();

  const admin = await account('verwaltung', [['ADMINISTRATOR']]);
  expect(await admin.get(FIND, { reference })).toBeNull();
  const aggregate = await office.token(['AGGREGATE']);
  expect(await aggregate.get(FIND, { reference })).toBeNull();
  const elsewhere = await office.token(['OPERATIONS'], [district]);
  expect(await elsewhere.get(FIND, { reference })).toEqual(found);
});
