import { toHonoHandler } from '@ramensoft/handinger-webhooks/hono';
import { Hono } from 'hono';
import { receiver } from './receiver.ts';

export const app = new Hono();
app.post('/webhooks/handinger', toHonoHandler(receiver));
