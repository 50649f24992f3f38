// What can stand at the caret of a document that is still being written: fields, arguments, values, types, variables.
import type { Contract, Field, Said } from './contract.ts';

export interface Completion extends Said {
  /** What is written in place of the word at the caret. */
  insert: string;
}
export interface Completions {
  /** The word at the caret begins and ends here. */
  from: number;
  until: number;
  items: Completion[];
}

type Place =
  | { in: 'root' }
  | {
      in: 'selection';
      type: string;
      field?: Field | undefined;
      fragment?: string;
      expects?: 'spread' | 'type' | 'directive';
    }
  | {
      in: 'arguments';
      args: readonly Field[];
      used: string[];
      value?: Field | undefined;
      list?: boolean;
      closes: ')' | '}';
    }
  | { in: 'variables'; expects?: 'type' };

const TOKEN =
  /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n]*|\.\.\.|\$?[A-Za-z_]\w*|-?\d[\d.eE+-]*|[!$&():=@[\]{|}]/g;
const ROOTS: Readonly<Record<string, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};
const DIRECTIVE: Field[] = [{ name: 'if', type: 'Boolean!', of: 'Boolean', description: '', args: [] }];
const isName = (token: string): boolean => /^[A-Za-z_]/.test(token);

/** Walks the tokens before the caret; answers where the caret stands. */
function placeAfter(tokens: readonly string[], contract: Contract): { place: Place; last: string } {
  const places: Place[] = [{ in: 'root' }];
  let root = 'Query';
  let last = '';
  const open = (place: Place): void => void places.push(place);
  for (const token of tokens) {
    const place = places.at(-1)!;
    if (place.in === 'root') {
      if (ROOTS[token]) root = ROOTS[token];
      else if (last === 'on') root = token;
      else if (token === '(') open({ in: 'variables' });
      else if (token === '{') open({ in: 'selection', type: root });
    } else if (place.in === 'variables') {
      if (token === ')') places.pop();
      else if (token === ':') place.expects = 'type';
      else if (isName(token) || token === '=') delete place.expects;
    } else if (place.in === 'selection') select(place, token, last, contract, open, () => places.pop());
    else argue(place, token, contract, open, () => places.pop());
    last = token;
  }
  return { place: places.at(-1)!, last };
}

function select(
  place: Place & { in: 'selection' },
  token: string,
  last: string,
  contract: Contract,
  open: (place: Place) => void,
  close: () => void,
): void {
  if (token === '}') return close();
  if (token === '{') {
    const type = place.fragment ?? place.field?.of ?? place.type;
    delete place.fragment;
    return open({ in: 'selection', type });
  }
  if (token === '(') {
    const args = last !== '' && place.expects === 'directive' ? DIRECTIVE : (place.field?.args ?? []);
    delete place.expects;
    return open({ in: 'arguments', args, used: [], closes: ')' });
  }
  if (token === '...') {
    place.expects = 'spread';
    place.field = undefined;
  } else if (token === '@') place.expects = 'directive';
  else if (place.expects === 'spread' && token === 'on') place.expects = 'type';
  else if (place.expects === 'type' && isName(token)) {
    place.fragment = token;
    delete place.expects;
  } else if (place.expects === 'directive' && last === '@') return;
  else if (isName(token)) {
    delete place.expects;
    place.field = contract.get(place.type)?.fields.get(token);
  }
}

function argue(
  place: Place & { in: 'arguments' },
  token: string,
  contract: Contract,
  open: (place: Place) => void,
  close: () => void,
): void {
  if (token === place.closes) return close();
  if (token === '[') place.list = true;
  else if (token === ']') {
    delete place.list;
    place.value = undefined;
  } else if (token === '{') {
    const args = [...(contract.get(place.value?.of ?? '')?.fields.values() ?? [])];
    if (!place.list) place.value = undefined;
    open({ in: 'arguments', args, used: [], closes: '}' });
  } else if (token === ':') place.value = place.args.find(({ name }) => name === place.used.at(-1));
  else if (place.value) {
    if (!place.list) place.value = undefined;
  } else if (isName(token)) place.used.push(token);
}

const item = (one: Said, insert = one.name): Completion => ({ ...one, insert });
const word = (name: string, type = ''): Completion => ({ name, type, description: '', insert: name });

function typesFor(contract: Contract, of: string): Completion[] {
  const above = contract.get(of);
  return [...contract]
    .filter(
      ([name, { kind, interfaces }]) =>
        kind === 'object' && (name === of || interfaces.includes(of) || above?.kind === 'union'),
    )
    .map(([name, { description }]) => ({ name, type: '', description, insert: name }));
}

function candidates(place: Place, contract: Contract, text: string): Completion[] {
  switch (place.in) {
    case 'root':
      return ['query', 'mutation', 'subscription', 'fragment'].map((name) => word(name));
    case 'variables':
      return place.expects
        ? [...contract]
            .filter(([, { kind }]) => ['input', 'enum', 'scalar'].includes(kind))
            .map(([name, { description }]) => ({ name, type: '', description, insert: name }))
        : [];
    case 'selection': {
      if (place.expects === 'type') return typesFor(contract, place.type);
      if (place.expects === 'spread')
        return [word('on'), ...[...text.matchAll(/\bfragment\s+(\w+)/g)].map(([, name]) => word(name!))];
      if (place.expects === 'directive') return [word('include'), word('skip')];
      const fields = contract.get(place.type)?.fields.values() ?? [];
      return [...[...fields].map((one) => item(one)), word('__typename', 'String!')];
    }
    case 'arguments': {
      if (!place.value)
        return place.args
          .filter(({ name }) => !place.used.includes(name))
          .map((one) => item(one, `${one.name}: `));
      const { of } = place.value;
      const variables = [...new Set(text.match(/\$\w+(?=\s*:)/g))].map((name) => word(name));
      const values =
        of === 'Boolean'
          ? [word('true'), word('false')]
          : (contract.get(of)?.values ?? []).map((one) => item(one));
      return [...values, ...variables];
    }
  }
}

/** What fits at the caret: what begins with the word there first, then what contains it. */
export function completionsAt(contract: Contract, text: string, caret: number): Completions {
  const [typed] = /\$?\w*$/.exec(text.slice(0, caret))!;
  const from = caret - typed.length;
  const until = caret + /^\w*/.exec(text.slice(caret))![0].length;
  const before = text.slice(0, from);
  const tokens = before.match(TOKEN) ?? [];
  const lastToken = tokens.at(-1) ?? '';
  const within =
    lastToken.startsWith('"') && before.endsWith(lastToken) && !/^"([^"]|\\")*"$/.test(lastToken);
  const commented = /#[^\n]*$/.test(before.replaceAll(/"(?:\\.|[^"\\\n])*"/g, ''));
  if (within || commented) return { from, until, items: [] };
  const meaning = tokens.filter((token) => !token.startsWith('#'));
  const { place } = placeAfter(meaning, contract);
  const sought = typed.toLowerCase();
  const rank = ({ name }: Completion): number => {
    const at = name.toLowerCase().indexOf(sought);
    return at < 0 ? 2 : Math.min(at, 1);
  };
  const items = candidates(place, contract, text)
    .filter((one) => rank(one) < 2)
    .toSorted((a, b) => rank(a) - rank(b));
  return { from, until, items };
}
