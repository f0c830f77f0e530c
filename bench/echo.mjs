// Bare Fastify that sends back what it gets: the limit of every figure in requests a second.
import Fastify from 'fastify';

const server = Fastify();
server.post('/', (request) => request.body);
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.on('message', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send({ cpuMs: (userCPUTime + systemCPUTime) / 1000 });
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
