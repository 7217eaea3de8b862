/** Widest picture that is read: a code that fills a third of it still has three pixels for each module. */
const widestPixels = 720;

/** The largest square in the middle of a picture, and how large it is read. */
function squareOf(width: number, height: number) {
  const side = Math.min(width, height);
  const size = Math.min(side, widestPixels);
  return { left: (width - side) / 2, top: (height - side) / 2, side, size };
}

/**
 * Takes the picture that a video shows now, to be handed to the reader. A frame is only pointed at, so the page’s thread
 * copies nothing; without frames the square is made here. `undefined` where there is no picture yet.
 */
export async function pictureOf(
  video: HTMLVideoElement,
  withFrames: boolean,
): Promise<VideoFrame | ImageBitmap | undefined> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return undefined;
  return (withFrames ? frameOf(video) : undefined) ?? squareIn(video, videoWidth, videoHeight);
}

/** `undefined` where the browser makes no frames, or none of this video. */
function frameOf(video: HTMLVideoElement): VideoFrame | undefined {
  try {
    return new VideoFrame(video);
  } catch {
    return undefined;
  }
}

/** Cuts the square out of a frame and closes it; a picture that is a square already stays as it is. */
export async function toSquare(picture: VideoFrame | ImageBitmap): Promise<ImageBitmap> {
  if (picture instanceof ImageBitmap) return picture;
  try {
    return await squareIn(picture, picture.displayWidth, picture.displayHeight);
  } finally {
    picture.close();
  }
}

function squareIn(source: ImageBitmapSource, width: number, height: number): Promise<ImageBitmap> {
  const { left, top, side, size } = squareOf(width, height);
  return createImageBitmap(source, left, top, side, side, {
    resizeWidth: size,
    resizeHeight: size,
    resizeQuality: 'medium',
  });
}
