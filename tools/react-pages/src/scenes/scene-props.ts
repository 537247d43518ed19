/** What each scene is given. */
export interface SceneProps {
  readonly workerId: string;
  /** Of the page's address. */
  readonly parameters: URLSearchParams;
}
