export { createHandingerProxy } from './create-handinger-proxy.ts';
export type {
  HandingerProxy,
  HandingerProxyOptions,
  OperationId,
  ProxyAccess,
  ProxyDecision,
  ProxyLimits,
  ProxyRequestDetails,
} from './proxy-options.ts';
