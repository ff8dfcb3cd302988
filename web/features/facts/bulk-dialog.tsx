import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/surfaces/dialog.tsx';
import { useText } from '../../ui/text/text.tsx';
import { DialogHeader } from './dialog-header.tsx';
import type { BulkDialogProps } from './bulk-parts.ts';
import { useCategoryName } from '../../ui/text/category-name.ts';
import { CategoryField } from './category-field.tsx';
import { EraseFacts } from './erase-question.tsx';
import { useCategories } from './use-categories.ts';
import styles from './bulk-dialog.module.css';

/** The rarer things to do with all that was chosen: file them, call them outdated, erase them. */
export function BulkDialog({ memory, actions, selection, version, then, onClose }: BulkDialogProps) {
  const { say } = useText();
  const nameOf = useCategoryName();
  const { facts, size } = selection;
  const categories = useCategories(memory, version);
  const file = (category: string) => {
    onClose();
    then(actions.file(facts, category));
  };
  return (
    <Dialog label={say('memory.chosen', { count: size })} onClose={onClose}>
      <DialogHeader title={say('memory.chosen', { count: size })} onClose={onClose} />
      <div className={styles['body']}>
        <section>
          <h2>{say('memory.file')}</h2>
          <ul className={styles['categories']}>
            {categories.map((category) => (
              <li key={category}>
                <button type="button" onClick={() => file(category)}>
                  {nameOf(category)}
                </button>
              </li>
            ))}
          </ul>
          <div className={styles['own']}>
            <CategoryField category="" categories={[]} onChoose={file} />
          </div>
        </section>
        <p>
          <Button
            onClick={() => {
              onClose();
              then(actions.outdate(facts));
            }}
          >
            {say('fact.outdated')}
          </Button>
        </p>
        <EraseFacts
          count={size}
          onErase={async () => {
            onClose();
            then(actions.erase(facts));
          }}
        />
      </div>
    </Dialog>
  );
}
