/** For Fastify 5. */
export {
  toFastifyHandler,
  type FastifyHandler,
  type FastifyReply,
  type FastifyRequest,
} from './to-fastify-handler.ts';
export { toFastifyPlugin, type FastifyPlugin, type FastifyPluginOptions } from './to-fastify-plugin.ts';
