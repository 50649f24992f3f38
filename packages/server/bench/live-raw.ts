// The limit of fan-out: a bare `ws` server that writes one buffer of the same bytes to every socket of an allowed class.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
const open = new Set<WebSocket>();
wss.on('connection', (socket, request) => {
  if (request.url === '/yes') open.add(socket);
});
const riskFlag = { id: '0'.repeat(36), reference: 'F-318', level: 'ACUTE', state: 'RAISED' };
const facts = { cursor: '01234567.123456', kind: 'RISK_FLAG_RAISED', riskFlag };
const frame = Buffer.from(JSON.stringify({ id: '1', type: 'next', payload: { data: { facts } } }));

process.on('message', () => {
  const left = process.hrtime.bigint();
  for (const socket of open) socket.send(frame, { binary: false });
  process.send!({ left: left.toString() });
});
http.listen(0, '127.0.0.1', () => process.send!({ port: (http.address() as { port: number }).port }));
