export {
  createHandingerTest,
  type HandingerTest,
  type HandingerTestOptions,
} from './create-handinger-test.tsx';
