// Cards of a dashboard: drawn as they come, and taken to another place by the mouse.
import "./report.js"; // which draws their charts

document.body.addEventListener('htmx:responseError', event => {
  if (event.target.matches('[data-body]')) {
    event.target.innerHTML = '<p class="hint">This could not be asked just now. Load the page again.</p>';
  }
});

const cards = document.querySelector('[data-cards]');
let dragged = null;

function cardAt(event) {
  return event.target.closest?.('[data-card]');
}

async function save() {
  const order = [...cards.querySelectorAll('[data-card]')].map(card => card.dataset.card).join(',');
  const body = new URLSearchParams({ _csrf: cards.dataset.csrf, cards: order });
  const answer = await fetch(cards.dataset.orderPath, { method: 'POST', body });
  if (!answer.ok) {
    location.reload(); // what is shown is then what is kept
  }
}

if (cards?.dataset.mayChange === 'true') {
  cards.addEventListener('dragstart', event => {
    const handle = event.target.closest?.('[data-handle]');
    if (handle === null || handle === undefined) {
      return;
    }
    dragged = cardAt(event);
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.card);
    event.dataTransfer.setDragImage(dragged, 20, 20);
    dragged.classList.add('dash-dragged');
  });
  cards.addEventListener('dragover', event => {
    const over = cardAt(event);
    if (dragged && over) {
      event.preventDefault();
      cards.querySelectorAll('.dash-over').forEach(card => card.classList.remove('dash-over'));
      if (over !== dragged) {
        over.classList.add('dash-over');
      }
    }
  });
  cards.addEventListener('drop', event => {
    const over = cardAt(event);
    if (dragged && over && over !== dragged) {
      event.preventDefault();
      const all = [...cards.children];
      over[all.indexOf(dragged) < all.indexOf(over) ? 'after' : 'before'](dragged);
      save();
    }
  });
  cards.addEventListener('dragend', () => {
    cards.querySelectorAll('.dash-over, .dash-dragged').forEach(card => card.classList.remove('dash-over', 'dash-dragged'));
    dragged = null;
  });
}
