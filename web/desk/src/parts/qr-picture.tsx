interface QrPictureProps {
  readonly qr: { readonly data: readonly (readonly boolean[])[]; readonly size: number };
  readonly title: string;
}

/** A QR code as a picture that stays sharp at every size. Always dark on white: readers expect it. */
export function QrPicture({ qr: { data, size }, title }: QrPictureProps) {
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={title}>
      <path class="qr-paper" d={`M0 0h${String(size)}v${String(size)}H0z`} />
      <path class="qr-ink" d={path} />
    </svg>
  );
}
