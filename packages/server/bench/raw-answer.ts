// The limit for a cold answer: node:http, one prepared statement that builds the whole JSON, one write.
import { createServer } from 'node:http';
import pg from 'pg';
import { RAW_OVERVIEW } from './overview-document';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL']!, max: 10 });
const server = createServer(async (request, response) => {
  for await (const _ of request);
  const { rows } = await pool.query({ name: 'overview', text: RAW_OVERVIEW });
  response.setHeader('content-type', 'application/json');
  response.end(rows[0].j);
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
