// What every wire shares: who asks, whether a stream may start, where it resumes, and how errors leave.
import type { IncomingMessage } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { About } from '#kernel/context';
import type { Viewer } from '#kernel/viewer';
import type { Hub } from '#live/hub';
import type { Config } from '#config';
import type { Answered } from './answered';
import type { Answers } from './apollo';
import type { Connections } from './connections';
import type { Report } from './mask';
import type { Rates } from './rates';
import type { ReadyAnswers } from './ready';
import type { OpenStore } from './store';
import type { Stream, StreamRequest } from './streams';

export interface Wires {
  config: Config;
  about: About;
  schema: GraphQLSchema;
  store: OpenStore;
  hub: Hub;
  apollo: Answers;
  connections: Connections;
  rates: Rates;
  ready: ReadyAnswers;
  answered: Answered;
  report: Report;
  /** Key that signs device cookies. */
  deviceKey: string;
  log(message: string, facts: Record<string, unknown>): void;
  now(): Temporal.Instant;
  /** The viewer behind a request; null when credentials were shown that are not good. Nobody when none were shown. */
  identify(request: IncomingMessage, bearer?: string | null, asWall?: boolean): Promise<Viewer | null>;
  /** Who a request came from a moment ago, for ready answers; null when that has to be asked. */
  recognise(request: IncomingMessage): Viewer | null;
  /** Who a session just made belongs to; null stands for the cookie that came. */
  identifySession(request: IncomingMessage, secret: string | null): Promise<Viewer | null>;
  /** Throws what refuses the subscription. */
  prepare(request: StreamRequest, viewer: Viewer): Stream;
  /** The number to go on after; throws RESET when the log cannot go on from there. */
  resume(cursor: string, viewer: Viewer): Promise<bigint>;
  health(): Promise<{ ready: boolean; why: string[]; warnings: string[] }>;
  /** The page of figures for a scraper. */
  metrics(): Promise<string>;
  stopping(): boolean;
}
