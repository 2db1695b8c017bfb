// The tree of groups, which loads what is unfolded, and progress that goes on by itself.
(function () {
  'use strict';

  function announce(text) {
    var place = document.getElementById('announced');
    if (place && text && place.textContent !== text) {
      place.textContent = text;
    }
  }

  // A part of a page from the server. Who is logged out meanwhile, or a server that is away, shows at the next reload.
  function load(address) {
    return fetch(address, {credentials: 'same-origin'}).then(function (answer) {
      if (answer.redirected || answer.status === 403 || answer.status === 404) {
        window.location.reload();
        throw new Error('The page is not there any more.');
      }
      if (!answer.ok) {
        throw new Error('The server answered ' + answer.status);
      }
      return answer.text();
    }).then(function (text) {
      var parsed = new DOMParser().parseFromString('<body>' + text, 'text/html');
      return {text: text, nodes: Array.prototype.slice.call(parsed.body.childNodes)};
    });
  }

  // Where the keyboard is in a box, to be found again in new content of the same form.
  function place(box) {
    var steps = [];
    for (var node = document.activeElement; box.contains(node) && node !== box; node = node.parentElement) {
      steps.unshift(Array.prototype.indexOf.call(node.parentElement.children, node));
    }
    return steps;
  }

  function renew(box, nodes) {
    var steps = place(box);
    box.replaceChildren.apply(box, nodes);
    var node = steps.reduce(function (parent, step) { return parent && parent.children[step]; }, box);
    if (steps.length && node) {
      node.focus({preventScroll: true});
    }
  }

  function follow(box) {
    var last = '';
    function go(pause) {
      window.setTimeout(look, pause);
    }
    function state() {
      return box.querySelector('[data-busy]');
    }
    function look() {
      load(box.dataset.live).then(function (part) {
        if (part.text !== last) {
          renew(box, part.nodes);
          last = part.text;
        }
        announce(state() && state().dataset.state);
        if (state() && state().dataset.busy === 'true') {
          go(1000);
        }
      }, function () { go(5000); });
    }
    if (state() && state().dataset.busy === 'true') {
      go(700);
    }
  }

  // Only what can be unfolded says whether it is.
  function prepare(place) {
    place.querySelectorAll('[data-parent=true]:not([aria-expanded])').forEach(function (item) {
      item.setAttribute('aria-expanded', 'false');
    });
  }

  function Tree(root) {
    this.root = root;
    prepare(root);
    var items = this.items();
    if (items.length) {
      items[0].tabIndex = 0;
    }
    root.addEventListener('click', this.onClick.bind(this));
    root.addEventListener('keydown', this.onKey.bind(this));
  }

  // Those that can be seen, from top to bottom.
  Tree.prototype.items = function () {
    return Array.prototype.filter.call(this.root.querySelectorAll('[role=treeitem]'), function (item) {
      return item.offsetParent !== null;
    });
  };

  Tree.prototype.focus = function (item) {
    if (item) {
      this.root.querySelectorAll('[role=treeitem][tabindex="0"]').forEach(function (other) { other.tabIndex = -1; });
      item.tabIndex = 0;
      item.focus();
    }
  };

  Tree.prototype.toggle = function (item, open) {
    var branch = item.querySelector(':scope > ul');
    if (open && !branch) {
      if (item.getAttribute('aria-busy') === 'true') {
        return;
      }
      branch = document.createElement('ul');
      branch.setAttribute('role', 'group');
      item.setAttribute('aria-busy', 'true');
      load(this.root.dataset.branch + '?parent=' + encodeURIComponent(item.dataset.id)).then(function (part) {
        branch.replaceChildren.apply(branch, part.nodes);
        item.appendChild(branch);
        prepare(branch);
        item.setAttribute('aria-expanded', 'true');
        item.removeAttribute('aria-busy');
      }, function () {
        item.removeAttribute('aria-busy');
        document.getElementById('failure').hidden = false;
      });
      return;
    }
    if (branch) {
      branch.hidden = !open;
      item.setAttribute('aria-expanded', String(open));
    }
  };

  Tree.prototype.more = function (item) {
    var tree = this;
    if (item.getAttribute('aria-busy') === 'true') {
      return;
    }
    item.setAttribute('aria-busy', 'true');
    load(item.dataset.more).then(function (part) {
      var first = part.nodes.filter(function (node) { return node.nodeType === 1; })[0];
      item.replaceWith.apply(item, part.nodes);
      prepare(tree.root);
      tree.focus(first);
    }, function () {
      item.removeAttribute('aria-busy');
      document.getElementById('failure').hidden = false;
    });
  };

  Tree.prototype.act = function (item) {
    if (item.dataset.more) {
      this.more(item);
    } else {
      item.querySelector('a').click();
    }
  };

  Tree.prototype.onClick = function (event) {
    var item = event.target.closest('[role=treeitem]');
    if (!item) {
      return;
    }
    if (item.dataset.more) {
      this.more(item);
    } else if (event.target.closest('.twist') && item.hasAttribute('aria-expanded')) {
      this.toggle(item, item.getAttribute('aria-expanded') !== 'true');
      this.focus(item);
    }
  };

  Tree.prototype.onKey = function (event) {
    var item = event.target.closest('[role=treeitem]');
    if (!item || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    var items = this.items();
    var place = items.indexOf(item);
    var open = item.getAttribute('aria-expanded') === 'true';
    switch (event.key) {
      case 'ArrowDown': this.focus(items[place + 1]); break;
      case 'ArrowUp': this.focus(items[place - 1]); break;
      case 'Home': this.focus(items[0]); break;
      case 'End': this.focus(items[items.length - 1]); break;
      case 'ArrowRight':
        if (open) {
          this.focus(items[place + 1]);
        } else if (item.hasAttribute('aria-expanded')) {
          this.toggle(item, true);
        }
        break;
      case 'ArrowLeft':
        if (open) {
          this.toggle(item, false);
        } else {
          this.focus(item.parentElement.closest('[role=treeitem]'));
        }
        break;
      case 'Enter':
      case ' ': this.act(item); break;
      default: return;
    }
    event.preventDefault();
  };

  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('[data-live]').forEach(follow);
    document.querySelectorAll('[role=tree]').forEach(function (root) { new Tree(root); });
    document.querySelectorAll('input[data-zone]').forEach(function (input) {
      input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
    });
  });
})();
