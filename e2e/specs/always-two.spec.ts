// From a raised flag to two people on their way: on every screen at once, and once again after a cut.
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Desk, openDesk, type Person } from '#src/desk.ts';
import { board, raiseFlag, visitDrawer } from '#src/board.ts';

let desk: Desk;
let dispatcher: Person;
let leader: Person;

beforeAll(async () => {
  desk = await openDesk();
  [dispatcher, leader] = [await desk.person('disposition'), await desk.person('leitung')];
});
afterAll(() => desk?.close());

/** Two professionals who are free at three, by name. */
async function twoWhoAreFree() {
  const tool = await desk.office.token(['DISPATCH']);
  const from = '2026-11-24T15:00:00+01:00';
  const until = '2026-11-24T16:15:00+01:00';
  const { nodes } = await tool.get(
    'query ($from: DateTime!, $until: DateTime!) { professionals(first: 100) { nodes { id name availability(from: $from, until: $until) { free rest } } } }',
    { from, until },
  );
  return nodes.filter((one: any) => one.availability.free && !one.availability.rest).slice(0, 3) as {
    id: string;
    name: string;
  }[];
}

describe('two people at one desk', () => {
  it('see a flag without reload, assign a pair, and everybody hears of it', async () => {
    const heard: string[] = [];
    const client = createClient({
      url: `${desk.office.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer zz_demo_read' },
    });
    client.subscribe<{ facts: { kind: string; visit?: { reference: string; state: string } } }>(
      { query: 'subscription { facts { kind ... on VisitFact { visit { reference state } } } }' },
      {
        next: ({ data }) => void heard.push(data!.facts.kind),
        error: () => undefined,
        complete: () => undefined,
      },
    );

    const reference = await raiseFlag(dispatcher.page, {
      district: 'Brassert',
      level: 'Hoch',
      text: 'Die Nachbarin hört seit gestern ein Kind weinen.',
    });
    await board(leader.page).flag(reference).waitFor();
    expect(await board(leader.page).flag(reference).textContent()).toContain('nicht übernommen');

    const tool = await desk.office.token(['DISPATCH']);
    const [district] = (await tool.get('{ districts { id name } }')).filter(
      (one: any) => one.name === 'Brassert',
    );
    const planned = await tool.act('mutation ($input: PlanVisitInput!) { planVisit(input: $input) { visit { id reference } errors { code field message } } }', {
      districtId: district.id, kind: 'RISK_VISIT', urgency: 'U1', duration: 'PT75M',
      dueFrom: '2026-11-24T14:45:00+01:00', dueUntil: '2026-11-24T18:00:00+01:00',
    }); // prettier-ignore
    expect(planned.errors).toEqual([]);
    const { reference: visit } = planned.visit;
    await board(leader.page).visit(visit).waitFor();

    const [first, second] = await twoWhoAreFree();
    await dispatcher.page.keyboard.press('Escape'); // the drawer of the flag closes
    await dispatcher.page.getByRole('dialog').waitFor({ state: 'detached' });
    await dispatcher.page.getByRole('link', { name: new RegExp(visit) }).click();
    await visitDrawer(dispatcher.page).assign(first!.name, second!.name, '15:00');
    for (const { page } of [dispatcher, leader]) {
      await expect
        .poll(() => board(page).visit(visit).textContent(), { timeout: 10_000 })
        .toContain(first!.name);
    }
    await expect
      .poll(() => heard, { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['RISK_FLAG_RAISED', 'VISIT_PLANNED', 'VISIT_ASSIGNED']));

    const accounts = await desk.office.sql<{ name: string }>(
      'select name from account where professional_id in (?, ?) order by name',
      [first!.id, second!.id],
    );
    for (const { name } of accounts) {
      const phone = await desk.person(name, { width: 390, height: 844 });
      await phone.page.goto('/meine-einsaetze');
      await phone.page.getByText(visit).first().waitFor();
      await phone.context.close();
    }
    await client.dispose();
  });

  it('lose the line, miss things, come back, and have everything exactly once', async () => {
    await leader.context.setOffline(true);
    const tool = await desk.office.token(['FLAG']);
    const [district] = await tool.get('{ districts { id name } }');
    const references: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { riskFlag, errors } = await tool.act('mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { reference } errors { code field } } }', {
        districtId: district.id, level: 'MEDIUM', reasonCode: await someReason(), text: `Hinweis ${n} ${randomUUID()}`,
      }); // prettier-ignore
      expect(errors).toEqual([]);
      references.push(riskFlag.reference);
    }
    await board(dispatcher.page).flag(references[2]!).waitFor();
    expect(await board(leader.page).flag(references[0]!).count()).toBe(0);
    await leader.context.setOffline(false);
    for (const reference of references) {
      await expect.poll(() => board(leader.page).flag(reference).count(), { timeout: 30_000 }).toBe(1);
    }
  });

  it('never leave the house, and the browser has nothing to complain about', () => {
    for (const person of [dispatcher, leader]) {
      expect(person.foreign).toEqual([]);
      expect(person.complaints).toEqual([]);
    }
  });
});

async function someReason(): Promise<string> {
  const tool = await desk.office.token(['AGGREGATE']);
  return (await tool.get('{ riskFlagReasons { code } }'))[0].code;
}
