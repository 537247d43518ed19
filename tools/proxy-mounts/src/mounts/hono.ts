import { Hono } from 'hono';
import { proxy } from './handinger-proxy.ts';

export const app = new Hono();
app.all('/api/handinger/*', (context) => proxy(context.req.raw));
