export { createDelivery, type CreateDeliveryOptions, type Delivery } from './create-delivery.ts';
export { describeDeliveryStore, type TestFunction } from './describe-delivery-store.ts';
