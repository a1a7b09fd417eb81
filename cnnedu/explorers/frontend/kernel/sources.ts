/** Where pictures come from: those that ship, files, the clipboard, a camera, a pen. They never leave the page. */

import type { Binding } from "../shared/model";
import { grab, PictureReader, pictureUrl, type Picture } from "../shared/picture";
import { urlOf, type Size } from "./state";

/** Pixels a side, as in Python. */
const LARGEST = 512;
/** The longer side of what the camera shows: small enough to be filtered at every frame. */
const CAMERA = 256;

export interface SourceEvents {
  /** The picture is another one. */
  changed(): void;
  complain(sentence: string | null): void;
  /** Why the kernel cannot be laid on a picture of this size; null when it can. */
  check(size: Size): string | null;
  /** What was done to a picture on its way in; null when nothing was. */
  notice(sentence: string | null): void;
}

export class Sources {
  private readonly reader: PictureReader;
  // A picture that is on show before the trait holds it: from the camera, or being drawn.
  private local: Picture | null = null;
  private written = ""; // The trait that `local` has become.
  private stream: MediaStream | null = null;
  private frame = 0;
  private asked = 0;

  constructor(private readonly binding: Binding, private readonly events: SourceEvents) {
    this.reader = new PictureReader(() => {
      if (this.reader.problem !== null) events.complain(this.reader.problem);
      events.changed();
    });
  }

  get picture(): Picture | null {
    // The picture on show; null until the first is decoded.
    const url = urlOf(this.binding.get);
    if (this.local !== null && (this.live || this.written === "" || this.written === url)) return this.local;
    this.local = null;
    return this.reader.get(url);
  }

  get kept(): string {
    // Where the picture on show is kept as it is; "" for one that is being filmed or drawn.
    return this.picture === this.local ? this.written : urlOf(this.binding.get);
  }

  get size(): Size {
    const { picture } = this;
    return picture === null ? [1, 1] : [picture.height, picture.width];
  }

  get live(): boolean {
    return this.stream !== null;
  }

  choose(name: string): void {
    // A picture that ships, by name.
    this.leave();
    this.binding.set({ image: name, playing: false, slide: false });
  }

  async open(file: Blob): Promise<void> {
    // A file that was opened, dropped or pasted.
    const turn = ++this.asked;
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      if (turn !== this.asked) return; // another was opened in the meantime
      const { naturalWidth: width, naturalHeight: height } = image;
      if (width === 0 || height === 0) throw new RangeError("no pixels");
      const scale = Math.min(1, LARGEST / Math.max(width, height));
      const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
      const misfit = this.events.check([h, w]);
      if (misfit !== null) {
        this.events.complain(`${misfit} The picture before it stays.`);
        return;
      }
      this.leave();
      this.keep(grab(image, w, h));
      this.events.notice(scale < 1 ? `That picture has ${width}×${height} pixels; here it is made smaller, ${w}×${h}, so that every change stays quick.` : null);
    } catch {
      if (turn === this.asked) this.events.complain("This file is no picture that the browser can read: try PNG, JPEG or WebP. The picture before it stays.");
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  take(data: DataTransfer | null): boolean {
    // An image among what was dropped or pasted; false when there is none.
    const file = [...(data?.files ?? [])][0];
    if (file === undefined) return false;
    void this.open(file);
    return true;
  }

  show(picture: Picture): void {
    // Show this picture from now on, without writing it yet.
    this.local = picture;
    this.written = "";
    this.events.changed();
  }

  keep(picture: Picture): void {
    // Show this picture and write it to the trait.
    this.local = picture;
    this.written = pictureUrl(picture);
    this.events.complain(null);
    this.binding.set({ image: this.written, playing: false, slide: false });
    this.events.changed();
  }

  async camera(): Promise<void> {
    // Start the camera, or stop it and keep its last frame.
    if (this.live) {
      const last = this.local;
      this.leave();
      if (last !== null) this.keep(last);
      return;
    }
    const turn = ++this.asked;
    const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
    if (devices?.getUserMedia === undefined) {
      this.events.complain("This page may not use a camera: browsers allow it only on secure pages (https) and on your own computer. Open or drop a picture instead.");
      return;
    }
    try {
      const stream = await devices.getUserMedia({ video: { width: 640, height: 480 } });
      if (turn !== this.asked) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      this.stream = stream;
      this.events.complain(null);
      this.binding.set({ playing: false, slide: false });
      await this.film(stream);
    } catch (error) {
      if (turn !== this.asked) return;
      this.leave();
      const refused = error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");
      this.events.complain(
        refused
          ? "The camera was refused. You can allow it in the browser’s settings for this page, or open a picture instead."
          : "No camera could be started: none was found, or another program is using it. Open or drop a picture instead.",
      );
    }
    this.events.changed();
  }

  private async film(stream: MediaStream): Promise<void> {
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    const tick = (): void => {
      if (this.stream !== stream) return;
      const { videoWidth: width, videoHeight: height } = video;
      if (width > 0) {
        const scale = CAMERA / Math.max(width, height);
        this.show(grab(video, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))));
      }
      this.frame = requestAnimationFrame(tick);
    };
    tick();
  }

  leave(): void {
    // Stop whatever was under way: the camera, a file on its way, what was not yet written.
    this.asked += 1;
    cancelAnimationFrame(this.frame);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.local = null;
    this.written = "";
    this.events.notice(null);
  }

  dispose(): void {
    this.events.notice = () => {};
    this.leave();
  }
}
