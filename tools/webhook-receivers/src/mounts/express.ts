import { toExpressHandler } from '@ramensoft/handinger-webhooks/express';
import express, { type Express } from 'express';
import express4 from 'express-4';
import { receiver } from './receiver.ts';

/** The receiver in Express 4 or 5, behind `express.json()` or with nothing before it. */
export function expressApp(version: 4 | 5, isParsed: boolean): Express {
  const framework = version === 4 ? express4 : express;
  const app = framework();
  if (isParsed) app.use(framework.json());
  app.post('/webhooks/handinger', toExpressHandler(receiver));
  return app;
}
