import { useId, useState } from 'react';
import { NAME_MAX_LENGTH } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { useCategoryName, useNamedCategory } from '../../ui/text/category-name.ts';
import styles from './field.module.css';

export interface CategoryFieldProps {
  category: string;
  /** Those in use and those Nima begins with. */
  categories: readonly string[];
  onChoose: (category: string) => void;
}

/** A category: one of those there are, or a new name. It is taken when the field is left, or with Enter. */
export function CategoryField({ category, categories, onChoose }: CategoryFieldProps) {
  const { say } = useText();
  const nameOf = useCategoryName();
  const named = useNamedCategory();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const next = named(typed ?? '');
    setTyped(null);
    if (next !== '' && next !== category) onChoose(next);
  };
  return (
    <>
      <input
        type="text"
        list={id}
        maxLength={NAME_MAX_LENGTH}
        aria-label={say('fact.category')}
        placeholder={say('fact.category_new')}
        className={styles['field']}
        value={typed ?? nameOf(category)}
        onChange={(event) => setTyped(event.target.value)}
        // All names are offered, not only those that begin with the present one.
        onFocus={(event) => event.target.select()}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null);
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          settle();
        }}
      />
      <datalist id={id}>
        {categories.map((name) => (
          <option key={name} value={nameOf(name)}>
            {nameOf(name)}
          </option>
        ))}
      </datalist>
    </>
  );
}
