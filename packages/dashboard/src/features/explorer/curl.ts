// An operation as a line for a terminal; in the place of the token stands a variable, never a secret.

export interface Sent {
  url: string;
  query: string;
  variables: Record<string, unknown>;
  live: boolean;
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The command; subscriptions come as server-sent events. */
export function asCurl({ url, query, variables, live }: Sent): string {
  const lines = [
    `curl ${live ? '-N ' : ''}${quoted(url)}`,
    `-H 'content-type: application/json'`,
    ...(live ? [`-H 'accept: text/event-stream'`] : []),
    `-H "authorization: Bearer $ZUZWEIT_TOKEN"`,
    `--data ${quoted(JSON.stringify({ query, variables }))}`,
  ];
  return lines.join(' \\\n  ');
}
