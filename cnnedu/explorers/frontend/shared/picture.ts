/** Pictures in traits: PNG as a data URL, 8 bits a channel, so that Python and the page hold the very same numbers. */

/** Rows of pixels of 1 (grey) or 3 (red, green, blue) numbers, 0 to 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** Decode a picture of any format the browser knows. Throws an Error whose message is a sentence for the reader. */
export async function readPicture(url: string): Promise<Picture> {
  const image = new Image();
  try {
    if (!/^(data:image\/|blob:)/.test(url)) throw new Error("not a picture, and nothing is to be fetched");
    image.src = url;
    await image.decode();
  } catch {
    throw new Error("This file is no picture that the browser can read: try PNG, JPEG or WebP.");
  }
  return grab(image, image.naturalWidth, image.naturalHeight);
}

/** The pixels of anything a canvas can draw, at the given size; transparent parts are white. */
export function grab(source: CanvasImageSource, width: number, height: number): Picture {
  const context = paper(width, height);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let colour = false;
  for (let i = 0; i < data.length && !colour; i += 4) colour = data[i] !== data[i + 1] || data[i] !== data[i + 2];
  const channels = colour ? 3 : 1;
  const made = new Uint8Array(width * height * channels);
  for (let i = 0, at = 0; i < made.length; at += 4) for (let c = 0; c < channels; c++) made[i++] = data[at + c]!;
  return { width, height, channels, data: made };
}

/** The trait's form of a picture. */
export function pictureUrl({ width, height, channels, data }: Picture): string {
  const context = paper(width, height);
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = data[i * channels + (channels === 3 ? c : 0)]!;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return context.canvas.toDataURL("image/png");
}

/** Decoding takes a moment; `ready` is called when a picture that was asked for is there, or has failed. */
export class PictureReader {
  private url = "";
  private picture: Picture | null = null;
  /** Why the last picture could not be read. */
  problem: string | null = null;

  constructor(private readonly ready: () => void) {}

  /** The picture behind this URL; until it is decoded, the one before. */
  get(url: string): Picture | null {
    if (url !== this.url) {
      this.url = url;
      readPicture(url).then(
        (picture) => this.done(url, picture, null),
        (error: Error) => this.done(url, null, error.message),
      );
    }
    return this.picture;
  }

  private done(url: string, picture: Picture | null, problem: string | null): void {
    if (url !== this.url) return; // another was asked for in the meantime
    this.picture = picture ?? this.picture;
    this.problem = problem;
    this.ready();
  }
}

function paper(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  return canvas.getContext("2d", { willReadFrequently: true })!;
}
