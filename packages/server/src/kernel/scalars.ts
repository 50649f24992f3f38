// How time, durations, cursors and keys travel: strings outside, Temporal inside.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const refuse = (name: string, what: string): never => {
  throw new GraphQLError(`${name}: ${what}`, { extensions: { code: 'BAD_USER_INPUT' } });
};

function scalar<T>(
  name: string,
  description: string,
  parse: (text: string) => T,
  print: (value: T) => string,
) {
  const read = (value: unknown): T => {
    if (typeof value !== 'string' || value.length > 200) return refuse(name, 'a string is expected.');
    try {
      return parse(value);
    } catch {
      return refuse(name, 'this is not a valid value.');
    }
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
    serialize: (value) => print(value as T),
  });
}

const EARLIEST = Temporal.Instant.from('1900-01-01T00:00:00Z');
const LATEST = Temporal.Instant.from('2200-01-01T00:00:00Z');

/** An instant; milliseconds, because that is what the database keeps. */
export const DateTimeScalar = scalar<Temporal.Instant>(
  'DateTime',
  'An instant, RFC 3339 with offset; answered in UTC. The years 1900 to 2199.',
  (text) => {
    const instant = Temporal.Instant.from(text).round('millisecond');
    if (Temporal.Instant.compare(instant, EARLIEST) < 0 || Temporal.Instant.compare(instant, LATEST) >= 0)
      throw new RangeError();
    return instant;
  },
  (value) => value.toString(),
);

export const DateScalar = scalar<Temporal.PlainDate>(
  'Date',
  'A calendar day, ISO 8601 (2026-11-24), in Europe/Berlin.',
  (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError();
    return Temporal.PlainDate.from(text);
  },
  (value) => value.toString(),
);

export const DurationScalar = scalar<Temporal.Duration>(
  'Duration',
  'A length of time, ISO 8601 (PT75M). Hours and minutes; no calendar units.',
  (text) => {
    const duration = Temporal.Duration.from(text);
    if (duration.years || duration.months || duration.weeks || duration.days) throw new RangeError();
    return duration;
  },
  (value) => value.toString(),
);

export const CursorScalar = scalar<string>(
  'Cursor',
  'An opaque place in the log of facts. The cursor of an answer is the place it was read at: subscribe with `after` and nothing is missing or doubled.',
  (text) => {
    if (!/^[0-9a-f]{8}\.\d{1,18}$/.test(text)) throw new RangeError();
    return text;
  },
  (value) => value,
);

export const UuidScalar = scalar<string>(
  'UUID',
  'A UUID in its usual text form.',
  (text) => {
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) throw new RangeError();
    return text.toLowerCase();
  },
  (value) => value,
);

/** A time of day; seconds are none of ours. */
export const LocalTimeScalar = scalar<Temporal.PlainTime>(
  'LocalTime',
  'A time of day on the clock of Europe/Berlin, HH:MM from 00:00 to 23:59.',
  (text) => {
    if (!/^\d\d:\d\d$/.test(text)) throw new RangeError();
    return Temporal.PlainTime.from(text);
  },
  (value) => value.toString({ smallestUnit: 'minute' }),
);
