// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/descriptor_channel.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace meterbench::link {

namespace {

bool isOnlyBusy(int error)
{
    return error == EAGAIN || error == EINTR; // EWOULDBLOCK is the same number
}

} // namespace

DescriptorChannel::DescriptorChannel(int descriptor, std::chrono::milliseconds patience)
    : m_descriptor(descriptor), m_readable(descriptor, QSocketNotifier::Read),
      m_writable(descriptor, QSocketNotifier::Write), m_buffer(flow::portion)
{
    m_writable.setEnabled(false);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &DescriptorChannel::giveUp);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    connect(&m_readable, &QSocketNotifier::activated, this, &DescriptorChannel::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &DescriptorChannel::flush);
}

DescriptorChannel::~DescriptorChannel()
{
    shut();
}

void DescriptorChannel::shut()
{
    if (m_descriptor < 0)
        return;
    disconnect();
    m_patience.stop();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    discard();
    ::close(m_descriptor);
    m_descriptor = -1;
}

void DescriptorChannel::write(std::span<const std::byte> bytes)
{
    if (m_descriptor < 0)
        return;
    if (m_written > flow::mostPending) {
        m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(m_written));
        m_written = 0;
    }
    m_queue.insert(m_queue.end(), bytes.begin(), bytes.end());
    // Written when the loop turns again, at the latest; drained() must not come out of this call.
    while (pending() > 0 && writeSome()) { }
    m_writable.setEnabled(true);
    if (pending() > flow::mostPending)
        holdBack();
}

bool DescriptorChannel::writeSome()
{
    const auto count = ::write(m_descriptor, m_queue.data() + m_written, pending());
    if (count <= 0)
        return false;
    m_written += static_cast<std::size_t>(count);
    return true;
}

/// Nothing is read until there is room again.
void DescriptorChannel::holdBack()
{
    if (m_patience.isActive())
        return;
    m_readable.setEnabled(false);
    m_patience.start();
}

void DescriptorChannel::flush()
{
    const auto before = pending();
    while (pending() > 0) {
        if (writeSome())
            continue;
        if (!isOnlyBusy(errno))
            return end(errno);
        break;
    }
    if (m_patience.isActive() && pending() < before) {
        m_patience.start(); // it takes what it asked for, if slowly
        if (pending() <= flow::mostPending)
            resume();
    }
    if (pending() > 0)
        return;
    m_writable.setEnabled(false);
    discard();
    emit drained();
}

/// Whoever asked is not interested in the answers; the line is free for what comes next.
void DescriptorChannel::giveUp()
{
    m_writable.setEnabled(false);
    discard();
    resume();
    emit drained();
}

void DescriptorChannel::discard()
{
    m_queue.clear();
    m_written = 0;
}

void DescriptorChannel::read()
{
    const auto count = ::read(m_descriptor, m_buffer.data(), m_buffer.size());
    if (count > 0)
        emit received(std::span<const std::byte>(m_buffer).first(static_cast<std::size_t>(count)));
    else if (count == 0)
        end(0);
    else if (!isOnlyBusy(errno))
        end(errno);
}

void DescriptorChannel::end(int reason)
{
    m_patience.stop();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    discard();
    emit ended(reason);
}

void DescriptorChannel::resume()
{
    m_patience.stop();
    m_readable.setEnabled(true);
}

} // namespace meterbench::link
