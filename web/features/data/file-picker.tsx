import { useRef } from 'react';
import { Button, type ButtonProps } from '../../ui/controls/button.tsx';

export interface FilePickerProps extends Pick<ButtonProps, 'weight' | 'icon'> {
  label: string;
  onFiles: (files: readonly File[]) => void;
}

/** Any file may be chosen: what it is, is told by its content, and phones hide files by their names at random. */
export function FilePicker({ label, onFiles, ...look }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // Else the same file cannot be chosen twice in a row.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
