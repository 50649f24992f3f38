// How time lies in the database: PostgreSQL's text on one side, Temporal on the other, never a `Date` between.
import { randomUUIDv7 } from 'node:crypto';
import { p, Type } from '@mikro-orm/core';
import type { Interval } from './interval';

/** A span of calendar days, half-open; null is without limit on that side. */
export interface DaySpan {
  readonly from: Temporal.PlainDate | null;
  readonly until: Temporal.PlainDate | null;
}

/** A type whose values PostgreSQL reads and writes as text, compared by that text. */
abstract class TextType<T> extends Type<T | null, string | null> {
  protected abstract read(text: string): T;
  protected abstract write(value: T): string;

  override convertToJSValue(value: string | null): T | null {
    return value === null || value === undefined ? null : this.read(value);
  }

  /** Text passes as it is: the ORM hands over what it has already written once. */
  override convertToDatabaseValue(value: T | null): string | null {
    if (value === null || value === undefined) return null;
    return typeof value === 'string' ? value : this.write(value);
  }

  override compareAsType(): string {
    return 'string';
  }
}

/** `timestamptz(3)`: an instant, cut to milliseconds. */
export class InstantType extends TextType<Temporal.Instant> {
  protected read = (text: string) => Temporal.Instant.from(text);
  protected write = (value: Temporal.Instant) =>
    value.toString({ fractionalSecondDigits: 3, roundingMode: 'floor' });
  override getColumnType = () => 'timestamptz(3)';
}

/** `date`: a calendar day of Europe/Berlin. */
export class PlainDateType extends TextType<Temporal.PlainDate> {
  protected read = (text: string) => Temporal.PlainDate.from(text);
  protected write = (value: Temporal.PlainDate) => value.toString();
  override getColumnType = () => 'date';
}

/** `time(0)`: a time of day on the clock of Europe/Berlin. */
export class PlainTimeType extends TextType<Temporal.PlainTime> {
  protected read = (text: string) => Temporal.PlainTime.from(text);
  protected write = (value: Temporal.PlainTime) => value.toString({ smallestUnit: 'second' });
  override getColumnType = () => 'time(0)';
}

const bound = (value: { toString(): string } | null) => value?.toString() ?? '';

/** The two ends PostgreSQL prints of a range `[from,until)`; an open end is empty, and only `[…)` is stored. */
function ends(text: string): [string, string] {
  const [, from, until] = /^[[(]"?([^",]*)"?,"?([^",]*)"?\)$/.exec(text) ?? [];
  if (from === undefined || until === undefined) throw new RangeError(`not a half-open range: ${text}`);
  return [from, until];
}

/** An interval as PostgreSQL reads it, for parameters of raw SQL (`?::tstzrange`). */
export const intervalText = ({ from, until }: Interval): string => `[${bound(from)},${bound(until)})`;

/** `tstzrange`: an interval between two instants. */
export class IntervalType extends TextType<Interval> {
  protected read = (text: string) => {
    const [from, until] = ends(text);
    return { from: Temporal.Instant.from(from), until: until === '' ? null : Temporal.Instant.from(until) };
  };
  protected write = intervalText;
  override getColumnType = () => 'tstzrange';
}

/** `daterange`: a span of days. */
export class DaySpanType extends TextType<DaySpan> {
  protected read = (text: string) => {
    const [from, until] = ends(text).map((end) => (end === '' ? null : Temporal.PlainDate.from(end)));
    return { from: from ?? null, until: until ?? null };
  };
  protected write = ({ from, until }: DaySpan) => `[${bound(from)},${bound(until)})`;
  override getColumnType = () => 'daterange';
}

/** A property that is an instant. */
export const instant = () => p.type(InstantType);
/** A property that is an interval between two instants. */
export const interval = () => p.type(IntervalType);
/** A property that is a calendar day. */
export const plainDate = () => p.type(PlainDateType);
/** A property that is a time of day. */
export const plainTime = () => p.type(PlainTimeType);
/** A property that is a span of days. */
export const daySpan = () => p.type(DaySpanType);
/** The primary key: a UUID that sorts by when it was made, known before anything is written. */
export const id = () =>
  p
    .uuid()
    .primary()
    .onCreate(() => randomUUIDv7());
/** Counts the changes of a row; the second of two that changed the same version is refused. */
export const version = () => p.integer().version();

const intervals = new IntervalType();
/** An interval as raw SQL answers it (`during::text`). */
export const intervalOf = (text: string): Interval => intervals.convertToJSValue(text)!;
