// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <span>

/// Reads and writes a file descriptor of a POSIX system from the event loop, without ever waiting. It owns the
/// descriptor and knows nothing of lines. While the other side takes nothing, nothing is read, and what waits for too
/// long is given up (flow). Used by links whose system object is a descriptor; one thread.
namespace meterbench::link {

class DescriptorChannel final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DescriptorChannel)

public:
    /// Takes the descriptor over and makes it non-blocking.
    explicit DescriptorChannel(int descriptor, std::chrono::milliseconds patience = flow::patience);
    ~DescriptorChannel() override;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] std::size_t pending() const { return m_queue.size() - m_written; }
    /// Writes what goes at once and keeps the rest.
    void write(std::span<const std::byte> bytes);
    /// Gives up what is pending and closes the descriptor; nothing is told any more.
    void shut();

signals:
    void received(std::span<const std::byte> bytes);
    void drained();
    /// Reading or writing failed with this errno; 0: the end. Nothing is read any more until resume().
    void ended(int reason);

public slots:
    void resume();

private:
    void discard();
    void read();
    void flush();
    [[nodiscard]] bool writeSome();
    void holdBack();
    void giveUp();
    void end(int reason);

    int m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_patience; ///< runs while nothing is read because of what is pending
    protocol::Bytes m_queue;
    std::size_t m_written = 0;
    protocol::Bytes m_buffer;
};

} // namespace meterbench::link
