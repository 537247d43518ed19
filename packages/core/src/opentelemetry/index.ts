export { openTelemetryHooks, type OpenTelemetryHooksOptions } from './open-telemetry-hooks.ts';
