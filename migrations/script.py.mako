"""${message}.

Revision: ${up_revision}, after ${down_revision | comma,n}; ${create_date.date()}.
Batch mode loses triggers and fails on tables that views name: wrap it in ``claims.store.upkeep.migrate.without_dependants``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
