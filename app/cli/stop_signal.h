// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

/// SIGINT and SIGTERM (on Windows the console's control events) as a signal of the event loop, so that a program that
/// serves ends in good order. A second one ends the program at once. One object for the program, in its main thread.
namespace meterbench::cli {

class StopSignal final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopSignal)

public:
    StopSignal();
    ~StopSignal() override;

signals:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace meterbench::cli
