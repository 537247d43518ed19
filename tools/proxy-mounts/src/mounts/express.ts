import { toNodeHandler } from '@ramensoft/handinger/node';
import express from 'express';
import { proxy } from './handinger-proxy.ts';

export const app = express();
app.use('/api/handinger', toNodeHandler(proxy));
