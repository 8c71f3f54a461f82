import { workerData } from 'node:worker_threads';
import { z } from 'zod';

// A thread of the PDF reader's process. What a PDF unpacks to lies outside V8's heap, whose limit does not hold it back;
// and a thread that is busy unpacking sees no timer. So another one looks on, and ends the process.
const { memory, time } = z.object({ memory: z.number(), time: z.number() }).parse(workerData);

setInterval(() => {
  if (process.memoryUsage.rss() > memory) process.kill(process.pid, 'SIGKILL');
}, 10);

// Should nobody wait for it any more.
setTimeout(() => process.kill(process.pid, 'SIGKILL'), time * 1.5);
