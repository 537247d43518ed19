/** How a file can be shown in the page: as a picture, as text, or not at all. */
export type FileKind = 'image' | 'text' | 'other';

/** Images that a browser draws without running anything in them; an SVG is text here. */
const images = /^image\/(png|jpeg|gif|webp|avif)$/;
const texts =
  /^(text\/|image\/svg\+xml|application\/(.+\+)?(json|xml|yaml|x-yaml|javascript|sql|toml|x-ndjson)$)/;

export function fileKind(mediaType: string): FileKind {
  const [type = ''] = mediaType.toLowerCase().split(';');
  if (images.test(type.trim())) return 'image';
  return texts.test(type.trim()) ? 'text' : 'other';
}
