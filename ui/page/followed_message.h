// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/edits.h"
#include "ui/page/subject.h"
#include "ui/page/workspace.h"

/// What an edit brought about beside what was asked for, as a message with its undo. GUI thread.
namespace meterbench::ui {

/// Nothing when nothing followed.
[[nodiscard]] std::optional<Message> followedMessage(Workspace& workspace, const edits::Followed& followed);

} // namespace meterbench::ui
